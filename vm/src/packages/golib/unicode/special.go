package unicode

// A d has what to add to a rune for each case.
type d [MaxCase]rune

// A CaseRange is a range of runes that map alike.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// UpperLower as a Delta stands for runes of which the first, third and so on are upper case, the others lower case.
const UpperLower = MaxRune + 1

// SpecialCase has the mappings of a language that differ from the usual ones.
type SpecialCase []CaseRange

// TurkishCase keeps i with and without a dot apart.
var TurkishCase SpecialCase = SpecialCase{
	{0x49, 0x49, d{0, 0x131 - 0x49, 0}},
	{0x69, 0x69, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x130, 0x130, d{0, 0x69 - 0x130, 0}},
	{0x131, 0x131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// AzeriCase is TurkishCase.
var AzeriCase SpecialCase = TurkishCase

// ToUpper maps r to upper case.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }

// ToTitle maps r to title case.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }

// ToLower maps r to lower case.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }

func (special SpecialCase) to(which int, r rune) rune {
	for _, c := range special {
		if rune(c.Lo) <= r && r <= rune(c.Hi) {
			delta := c.Delta[which]
			if delta > MaxRune {
				return rune(c.Lo) + ((r-rune(c.Lo))&^1 | rune(which&1))
			}
			return r + delta
		}
	}
	return To(which, r)
}
