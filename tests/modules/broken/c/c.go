package c

var X int = "text"
