package os

import (
	"io/fs"
	"path"
	"syscall"
	"time"
)

// What describes files, as package fs names it.
type (
	FileMode = fs.FileMode
	FileInfo = fs.FileInfo
	DirEntry = fs.DirEntry
)

// Bits of a FileMode.
const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

// Whose facts the native stat gives.
const (
	ofTarget = iota
	ofLink
	ofOpenFile
)

// stat puts the system's facts about a file into into, in the order of stat's fields: see factsOf.
//
//go:noescape
func stat(whose, fd int, name string, into []int64) (_, errno int)

type fileInfo struct {
	name string
	mode FileMode
	sys  syscall.Stat_t
}

func (i *fileInfo) Name() string       { return i.name }
func (i *fileInfo) Size() int64        { return i.sys.Size }
func (i *fileInfo) Mode() FileMode     { return i.mode }
func (i *fileInfo) ModTime() time.Time { return time.Unix(i.sys.Mtim.Sec, i.sys.Mtim.Nsec) }
func (i *fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i *fileInfo) Sys() any           { return &i.sys }

// factsOf asks the system about a file.
func factsOf(op string, whose, fd int, name string) (FileInfo, error) {
	f := make([]int64, 16)
	if _, code := stat(whose, fd, name, f); code != 0 {
		return nil, failure(op, name, code)
	}
	s := syscall.Stat_t{
		Dev: uint64(f[0]), Ino: uint64(f[1]), Nlink: uint64(f[2]),
		Mode: uint32(f[3]), Uid: uint32(f[4]), Gid: uint32(f[5]), Rdev: uint64(f[6]),
		Size: f[7], Blksize: f[8], Blocks: f[9],
		Atim: syscall.Timespec{f[10], f[11]},
		Mtim: syscall.Timespec{f[12], f[13]},
		Ctim: syscall.Timespec{f[14], f[15]},
	}
	return &fileInfo{path.Base(name), modeOf(s.Mode), s}, nil
}

// modeOf translates the system's mode.
func modeOf(m uint32) FileMode {
	mode := FileMode(m & 0777)
	switch m >> 12 {
	case 1:
		mode |= ModeNamedPipe
	case 2:
		mode |= ModeDevice | ModeCharDevice
	case 4:
		mode |= ModeDir
	case 6:
		mode |= ModeDevice
	case 10:
		mode |= ModeSymlink
	case 12:
		mode |= ModeSocket
	}
	if m&04000 != 0 {
		mode |= ModeSetuid
	}
	if m&02000 != 0 {
		mode |= ModeSetgid
	}
	if m&01000 != 0 {
		mode |= ModeSticky
	}
	return mode
}

// bitsOf translates a mode for the system.
func bitsOf(mode FileMode) int {
	bits := int(mode.Perm())
	if mode&ModeSetuid != 0 {
		bits |= 04000
	}
	if mode&ModeSetgid != 0 {
		bits |= 02000
	}
	if mode&ModeSticky != 0 {
		bits |= 01000
	}
	return bits
}

// Stat describes a file; of a symbolic link, what it leads to.
func Stat(name string) (FileInfo, error) { return factsOf("stat", ofTarget, 0, name) }

// Lstat describes a file; a symbolic link as itself.
func Lstat(name string) (FileInfo, error) { return factsOf("lstat", ofLink, 0, name) }

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	return factsOf("stat", ofOpenFile, f.fd, f.name)
}

// SameFile reports whether both are facts about one file.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileInfo)
	b, ok2 := fi2.(*fileInfo)
	return ok1 && ok2 && a.sys.Dev == b.sys.Dev && a.sys.Ino == b.sys.Ino
}
