package main

import (
	"example.com/imports/cmd"
	"example.com/imports/empty"
	"example.com/imports/mixed"
	"example.com/imports/nothere"
	"example.com/imports/other/internal"
	"example.com/imports/windows"
	"./named"
	"github.com/pkg/errors"
	"net/nothere"
)

func main() {}
