package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

type sale struct {
	Date   time.Time
	Region string
	Item   string
	Units  int
	Price  float64
}

func (s sale) total() float64 { return float64(s.Units) * s.Price }

var data = "date,region,item,units,price\n2026-01-15,North,\"Widget, large\",10,2.50\n2026-02-03,South,Gadget,3,19.99\n2026-02-11,North,Gadget,7,18.00\n2026-03-30,East,\"The \"\"best\"\" one\",1,100\nbad,West,x,1,1\n2026-04-01,West,Widget,abc,1.25\n2026-04-02,West,Widget\n"

type rowError struct {
	line int
	err  error
}

func (e *rowError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *rowError) Unwrap() error { return e.err }

func parse(rec []string) (s sale, err error) {
	if s.Date, err = time.Parse(time.DateOnly, rec[0]); err != nil {
		return
	}
	s.Region, s.Item = rec[1], rec[2]
	if s.Units, err = strconv.Atoi(rec[3]); err != nil {
		return s, fmt.Errorf("units: %w", err)
	}
	s.Price, err = strconv.ParseFloat(rec[4], 64)
	return
}

func main() {
	r := csv.NewReader(strings.NewReader(data))
	head, _ := r.Read()
	fmt.Println(len(head), head)
	var sales []sale
	var errs []error
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		s, err := parse(rec)
		if err != nil {
			errs = append(errs, &rowError{line, err})
			continue
		}
		sales = append(sales, s)
	}
	err := errors.Join(errs...)
	fmt.Println(err)
	var re *rowError
	var ne *strconv.NumError
	var te *time.ParseError
	fmt.Println(errors.As(err, &re), errors.As(err, &ne), errors.As(err, &te), errors.Is(err, csv.ErrFieldCount), errors.Is(err, strconv.ErrSyntax), errors.Is(err, strconv.ErrRange))
	fmt.Println(re.line, ne.Func, ne.Num, te.Layout, te.Value)
	by := map[string]float64{}
	for _, s := range sales {
		by[s.Region] += s.total()
	}
	regions := make([]string, 0)
	for k := range by {
		regions = append(regions, k)
	}
	sort.Slice(regions, func(i, j int) bool { return by[regions[i]] > by[regions[j]] })
	fmt.Printf("%-10s|%10s\n%s\n", "Region", "Total", strings.Repeat("-", 21))
	for _, k := range regions {
		fmt.Printf("%-10s|%10.2f\n", k, by[k])
	}
	w := csv.NewWriter(os.Stdout)
	for _, s := range sales {
		w.Write([]string{s.Date.Format("Jan _2, Mon"), s.Item, strconv.FormatFloat(s.total(), 'g', -1, 64)})
	}
	w.Flush()
	fmt.Printf("%+v\n%v\n", sales[0], sales[3])
}
