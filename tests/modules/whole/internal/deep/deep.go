package deep

import "fmt"

const Secret = "within the module"

func init() { fmt.Println("deep") }
