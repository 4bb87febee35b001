package base64

import "io"

type encoder struct {
	enc  *Encoding
	w    io.Writer
	err  error
	held [3]byte // bytes that do not make four digits yet
	n    int     // how many
	out  [1024]byte
}

// NewEncoder returns a writer of digits to w; Close writes what is left.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	if e.n > 0 {
		n = copy(e.held[e.n:], p)
		e.n += n
		p = p[n:]
		if e.n < 3 {
			return n, nil
		}
		if e.err = e.put(e.held[:]); e.err != nil {
			return n, e.err
		}
		e.n = 0
	}
	for len(p) >= 3 {
		part := p[:min(len(e.out)/4*3, len(p)/3*3)]
		if e.err = e.put(part); e.err != nil {
			return n, e.err
		}
		n += len(part)
		p = p[len(part):]
	}
	e.n = copy(e.held[:], p)
	return n + e.n, nil
}

// put writes the digits of a part.
func (e *encoder) put(part []byte) error {
	e.enc.Encode(e.out[:], part)
	_, err := e.w.Write(e.out[:e.enc.EncodedLen(len(part))])
	return err
}

func (e *encoder) Close() error {
	if e.err == nil && e.n > 0 {
		e.err = e.put(e.held[:e.n])
		e.n = 0
	}
	return e.err
}

type decoder struct {
	enc   *Encoding
	r     io.Reader
	err   error
	ended error // what r ended with
	in    [1024]byte
	n     int    // digits in in
	out   []byte // bytes decoded and not read yet, in buf
	buf   [768]byte
}

// NewDecoder returns a reader of the bytes that the digits in r stand for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

// fill reads digits, without ends of lines, until there are at least four.
func (d *decoder) fill(most int) {
	for d.n < 4 && d.ended == nil {
		var got int
		got, d.ended = d.r.Read(d.in[d.n:most])
		for _, c := range d.in[d.n : d.n+got] {
			if c != '\n' && c != '\r' {
				d.in[d.n] = c
				d.n++
			}
		}
	}
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) > 0 {
		n = copy(p, d.out)
		d.out = d.out[n:]
		return n, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	d.fill(max(4, min(len(p)/3*4, len(d.in))))
	whole := d.n / 4 * 4
	if d.n < 4 {
		if d.enc.padding != NoPadding || d.n == 0 {
			d.err = d.ended
			if d.err == io.EOF && d.n > 0 {
				d.err = io.ErrUnexpectedEOF
			}
			return 0, d.err
		}
		whole = d.n
	}
	var got int
	got, d.err = d.enc.Decode(d.buf[:], d.in[:whole])
	d.n = copy(d.in[:], d.in[whole:d.n])
	d.out = d.buf[:got]
	n = copy(p, d.out)
	d.out = d.out[n:]
	if n > 0 || len(p) == 0 && len(d.out) > 0 {
		return n, nil
	}
	return 0, d.err
}
