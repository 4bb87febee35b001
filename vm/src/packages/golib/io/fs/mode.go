package fs

// A FileMode is a file's kind and permissions.
type FileMode uint32

// Bits of a FileMode.
const (
	ModeDir FileMode = 1 << (31 - iota)
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular

	ModeType          = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular
	ModePerm FileMode = 0777
)

// IsDir reports whether m is of a folder.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether m is of an ordinary file.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm returns the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the kind.
func (m FileMode) Type() FileMode { return m & ModeType }

// String returns a letter for each bit of the kind, and the permissions as ls prints them.
func (m FileMode) String() string {
	const letters, rights = "dalTLDpSugct?", "rwxrwxrwx"
	var b []byte
	for i := 0; i < len(letters); i++ {
		if m&(1<<(31-i)) != 0 {
			b = append(b, letters[i])
		}
	}
	if len(b) == 0 {
		b = append(b, '-')
	}
	for i := 0; i < len(rights); i++ {
		if m&(1<<(8-i)) != 0 {
			b = append(b, rights[i])
		} else {
			b = append(b, '-')
		}
	}
	return string(b)
}
