package alpha

import (
	"fmt"

	"example.com/whole/zebra"
)

func init() { fmt.Println("alpha: needs zebra's stripes,", zebra.Stripes) }
