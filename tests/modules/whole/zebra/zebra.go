package zebra

import "fmt"

var Stripes = count()

func count() int {
	fmt.Println("zebra: before all that needs it")
	return 40
}
