package memory

import "time"

// A Domain is a part of the heap with pages of its own and a rule of its own for giving free ones back to the system: for a
// component with other habits than the rest of the program, such as a batch that wants much memory every now and then.
// Objects of all domains are collected together, and pointers between domains are ordinary pointers.
//
// The zero Domain is the main domain, in which a program begins. A domain stays as long as the program runs; there can be
// 16, the main one among them.
type Domain struct {
	number int
}

// NewDomain opens a domain with this policy. The name stands for it in names of figures ("domain.batch.in_use") and in the
// option --domain-policy, whose policy prevails: 1 to 32 letters, digits, - and _, the first of them a letter. If there is a domain of
// that name, NewDomain gives it this policy and returns it.
//
// NewDomain panics if the name cannot be one or is "main", if there are 16 domains, or if the policy is a Text that names none.
func NewDomain(name string, policy Policy) Domain {
	number, problem := openDomain(name, policy.String())
	if problem != "" {
		panic("memory: NewDomain: " + problem)
	}
	return Domain{number}
}

// In calls f. What is allocated by this goroutine until f returns is in domain d, and so is what goroutines allocate that f
// starts, until they end: a goroutine begins in the domain of the one that starts it. Objects stay in the domain
// in which they were made, whoever uses them. In can be nested, and ends also when f panics or calls runtime.Goexit.
//
// Stacks of goroutines are always in the main domain, and so is what finalizers and functions of time.AfterFunc allocate.
func In(d Domain, f func()) {
	before := enter(d.number)
	defer leave(before)
	f()
}

func leave(number int) { enter(number) }

// Current returns the domain in which this goroutine allocates.
func Current() Domain { return Domain{currentDomain()} }

// Name returns the domain's name.
func (d Domain) Name() string { return domainText(d.number, false) }

// SetPolicy puts a policy in charge of the domain, which learns of all free pages that there are. What --domain-policy says of the
// domain prevails. It panics if the policy is a Text that names none.
func (d Domain) SetPolicy(policy Policy) {
	if problem := setDomainPolicy(d.number, policy.String()); problem != "" {
		panic("memory: SetPolicy: " + problem)
	}
}

// DomainStats are figures of a domain. Each of them, but for Policy, sums up over all domains to the heap's. They lag by what the caches of
// Ps hold, at most a span a size class, until the next collection, or runtime.ReadMemStats.
type DomainStats struct {
	Policy   string // the name of the rule in charge: "go", "decay", "hold", "eager"
	InUse    uint64 // bytes of spans that hold objects
	Free     uint64 // bytes of free pages that memory is behind: dirty ones
	Released uint64 // bytes of free pages that the system has, muzzy ones among them
	Muzzy    uint64 // bytes of those whose memory it may take, and may not have taken yet
	Sys      uint64 // InUse + Free + Released
	Alloc    uint64 // bytes of objects that have not been freed
	Objects  uint64 // how many that are
	Total    uint64 // bytes of objects ever allocated
	Mallocs  uint64 // how many that were
	Frees    uint64 // objects ever freed
	Returned uint64 // bytes given back to the system for good, in all
	Retaken  uint64 // bytes taken into use again, in all
	Calls    uint64 // system calls made for that
}

// Stats returns the domain's figures now.
func (d Domain) Stats() DomainStats {
	var n [13]uint64
	domainStats(d.number, &n)
	return DomainStats{domainText(d.number, true), n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12]}
}

// A Policy is a rule by which free pages of a domain go back to the system: Go, Decay, Hold, Eager, or a Text.
type Policy interface {
	// String returns the policy as --return-policy has it.
	String() string
	policy()
}

// Go is Go's scavenger: what is beyond a goal that the collector sets goes, slowly.
type Go struct{}

// Hold gives nothing back.
type Hold struct{}

// Eager gives everything back, at once.
type Eager struct{}

// Decay is jemalloc's: free pages go bit by bit. They are dirty for the time Dirty and then muzzy for the time Muzzy. A time of zero means at
// once: no page stays dirty, or none becomes muzzy, which is jemalloc's way. A negative one means never. A helper thread sees to it,
// so that a domain in which nothing happens gives its pages back, too.
type Decay struct {
	Dirty time.Duration
	Muzzy time.Duration
}

// A Text is a policy with any settings, as --return-policy has it: "decay:dirty=1s,credit".
type Text string

func (Go) policy()    {}
func (Hold) policy()  {}
func (Eager) policy() {}
func (Decay) policy() {}
func (Text) policy()  {}

func (Go) String() string     { return "go" }
func (Hold) String() string   { return "hold" }
func (Eager) String() string  { return "eager" }
func (t Text) String() string { return string(t) }

func (d Decay) String() string {
	return "decay:dirty=" + milliseconds(d.Dirty) + ",muzzy=" + milliseconds(d.Muzzy) + ",bg"
}

// milliseconds writes a time; one below a millisecond is no zero.
func milliseconds(d time.Duration) string {
	if d < 0 {
		return "never"
	}
	up := time.Millisecond - 1
	return Value{kind: KindInt64, bits: uint64(d/time.Millisecond + (d%time.Millisecond+up)/time.Millisecond)}.String() + "ms"
}

// openDomain opens a domain, or finds it; or says why not.
func openDomain(name, policy string) (number int, problem string)

// enter lets the goroutine allocate in a domain, and returns the one in which it did.
func enter(number int) int

// currentDomain returns that one.
func currentDomain() int

// domainText returns a domain's name, or that of its policy.
func domainText(number int, policy bool) string

// setDomainPolicy puts a policy in charge, or says why not.
func setDomainPolicy(number int, policy string) (problem string)

// domainStats fills in the figures of DomainStats, in their order.
func domainStats(number int, figures *[13]uint64)
