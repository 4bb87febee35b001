package unicode

// A RangeTable is a set of code points: ranges, or one of this package's own sets.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int

	categories uint32
	named      int // number of a native set, from 1
}

// A Range16 is every Stride-th code point from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// A Range32 is every Stride-th code point from Lo to Hi.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

func inCategories(set uint32, r rune) bool
func inNamed(set int, r rune) bool

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	switch {
	case rangeTab.categories != 0:
		return inCategories(rangeTab.categories, r)
	case rangeTab.named != 0:
		return inNamed(rangeTab.named-1, r)
	}
	for _, x := range rangeTab.R16 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return x.Stride == 1 || (r-rune(x.Lo))%rune(x.Stride) == 0
		}
	}
	for _, x := range rangeTab.R32 {
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			return x.Stride == 1 || (r-rune(x.Lo))%rune(x.Stride) == 0
		}
	}
	return false
}

// General categories.
var (
	L      = &RangeTable{categories: 0x3e}
	Letter = &RangeTable{categories: 0x3e}
	M      = &RangeTable{categories: 0x1c0}
	Mark   = &RangeTable{categories: 0x1c0}
	N      = &RangeTable{categories: 0xe00}
	Number = &RangeTable{categories: 0xe00}
	P      = &RangeTable{categories: 0x7f000}
	Punct  = &RangeTable{categories: 0x7f000}
	S      = &RangeTable{categories: 0x780000}
	Symbol = &RangeTable{categories: 0x780000}
	Z      = &RangeTable{categories: 0x3800000}
	Space  = &RangeTable{categories: 0x3800000}
	C      = &RangeTable{categories: 0x3c000000}
	Other  = &RangeTable{categories: 0x3c000000}
	Lu     = &RangeTable{categories: 0x2}
	Upper  = &RangeTable{categories: 0x2}
	Ll     = &RangeTable{categories: 0x4}
	Lower  = &RangeTable{categories: 0x4}
	Lt     = &RangeTable{categories: 0x8}
	Title  = &RangeTable{categories: 0x8}
	Lm     = &RangeTable{categories: 0x10}
	Lo     = &RangeTable{categories: 0x20}
	Mn     = &RangeTable{categories: 0x40}
	Mc     = &RangeTable{categories: 0x80}
	Me     = &RangeTable{categories: 0x100}
	Nd     = &RangeTable{categories: 0x200}
	Digit  = &RangeTable{categories: 0x200}
	Nl     = &RangeTable{categories: 0x400}
	No     = &RangeTable{categories: 0x800}
	Pc     = &RangeTable{categories: 0x1000}
	Pd     = &RangeTable{categories: 0x2000}
	Ps     = &RangeTable{categories: 0x4000}
	Pe     = &RangeTable{categories: 0x8000}
	Pi     = &RangeTable{categories: 0x10000}
	Pf     = &RangeTable{categories: 0x20000}
	Po     = &RangeTable{categories: 0x40000}
	Sm     = &RangeTable{categories: 0x80000}
	Sc     = &RangeTable{categories: 0x100000}
	Sk     = &RangeTable{categories: 0x200000}
	So     = &RangeTable{categories: 0x400000}
	Zs     = &RangeTable{categories: 0x800000}
	Zl     = &RangeTable{categories: 0x1000000}
	Zp     = &RangeTable{categories: 0x2000000}
	Cc     = &RangeTable{categories: 0x4000000}
	Cf     = &RangeTable{categories: 0x8000000}
	Cs     = &RangeTable{categories: 0x10000000}
	Co     = &RangeTable{categories: 0x20000000}
)

// Scripts and properties.
var (
	White_Space = &RangeTable{named: 1}
	Hex_Digit   = &RangeTable{named: 2}
	Ideographic = &RangeTable{named: 3}
	Arabic      = &RangeTable{named: 4}
	Common      = &RangeTable{named: 5}
	Cyrillic    = &RangeTable{named: 6}
	Devanagari  = &RangeTable{named: 7}
	Greek       = &RangeTable{named: 8}
	Han         = &RangeTable{named: 9}
	Hangul      = &RangeTable{named: 10}
	Hebrew      = &RangeTable{named: 11}
	Hiragana    = &RangeTable{named: 12}
	Katakana    = &RangeTable{named: 13}
	Latin       = &RangeTable{named: 14}
	Thai        = &RangeTable{named: 15}
)
