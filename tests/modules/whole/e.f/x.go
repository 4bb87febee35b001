// The name of this package is not the last part of its path, which has a dot.
package e

import (
	"errors"
	"fmt"
)

type T struct{}

func init() { fmt.Println("e.f") }

func Name() string { return errors.New("e").Error() }
