package main

import (
	"fmt"
	"reflect"
)

type user struct {
	Name string `key:"n"`
	Age  int
}

func (u user) Greet(who string) string { return u.Name + " greets " + who }

func main() {
	u := user{"Ann", 3}
	t, v := reflect.TypeOf(u), reflect.ValueOf(&u).Elem()
	v.Field(1).SetInt(4)
	fmt.Println(t, t.Kind(), t.NumField(), t.Field(0).Tag.Get("key"), u)
	out := v.MethodByName("Greet").Call([]reflect.Value{reflect.ValueOf("Bob")})
	fmt.Println(out[0], reflect.DeepEqual([]int{1}, []int{1}))
}
