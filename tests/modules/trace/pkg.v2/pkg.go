package pkg

type T struct{}

func New() *T { return &T{} }

func (t *T) Fail(p *int) {
	func() {
		*p = 1
	}()
}
