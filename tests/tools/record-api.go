// Prints the exported names of Go's standard packages, as data for vm/tests/go_support.rs:
//
//	go run tests/tools/record-api.go PATH... > tests/go-api.txt
//
// A line for each package that programs may import: its path, a colon, and, if it is among the paths given, its names;
// methods and the exported fields of structs stand behind their type and a dot. The paths are those of the packages that
// Burrow embeds or may come to embed; the test says so if one is missing.
package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

func main() {
	list, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		panic(err)
	}
	for _, path := range strings.Fields(string(list)) {
		switch {
		case strings.Contains(path, "internal") || strings.HasPrefix(path, "vendor/"):
		case slices.Contains(os.Args[1:], path):
			fmt.Println(path+":", strings.Join(names(path), " "))
		default:
			fmt.Println(path + ":")
		}
	}
}

// names returns the exported names of a package, sorted.
func names(path string) []string {
	pkg, err := build.Import(path, ".", 0)
	if err != nil {
		panic(err)
	}
	found := map[string]bool{}
	for _, file := range append(pkg.GoFiles, pkg.CgoFiles...) {
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(pkg.Dir, file), nil, parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		for _, decl := range tree.Decls {
			add(found, decl)
		}
	}
	var all []string
	for name := range found {
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}

func add(found map[string]bool, decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		name := decl.Name.Name
		if decl.Recv != nil {
			base := receiver(decl.Recv.List[0].Type)
			if !ast.IsExported(base) {
				return
			}
			name = base + "." + name
		}
		if decl.Name.IsExported() {
			found[name] = true
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.IsExported() {
						found[name.Name] = true
					}
				}
			case *ast.TypeSpec:
				if spec.Name.IsExported() {
					found[spec.Name.Name] = true
					members(found, spec)
				}
			}
		}
	}
}

// receiver returns the name of a receiver's type.
func receiver(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return ""
}

// members adds the exported fields of a struct and methods of an interface.
func members(found map[string]bool, spec *ast.TypeSpec) {
	var fields *ast.FieldList
	switch t := spec.Type.(type) {
	case *ast.StructType:
		fields = t.Fields
	case *ast.InterfaceType:
		fields = t.Methods
	default:
		return
	}
	for _, field := range fields.List {
		for _, name := range field.Names {
			if name.IsExported() {
				found[spec.Name.Name+"."+name.Name] = true
			}
		}
	}
}
