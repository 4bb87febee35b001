// Package encoding names how values turn themselves into bytes and text, and back.
package encoding

// BinaryMarshaler returns its binary form.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// BinaryUnmarshaler takes over the value of a binary form; it keeps nothing of data itself.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// BinaryAppender appends its binary form to b.
type BinaryAppender interface {
	AppendBinary(b []byte) ([]byte, error)
}

// TextMarshaler returns its text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// TextUnmarshaler takes over the value of a text; it keeps nothing of text itself.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}

// TextAppender appends its text to b.
type TextAppender interface {
	AppendText(b []byte) ([]byte, error)
}
