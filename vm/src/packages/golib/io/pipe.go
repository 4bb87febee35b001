package io

import "sync"

// A pipe hands what one goroutine writes to one that reads, without a buffer between.
type pipe struct {
	turn  sync.Mutex  // held by the Write under way
	data  chan []byte // what it has left to hand over
	taken chan int    // how much of that a Read took
	once  sync.Once   // closes done
	done  chan struct{}
	rerr  firstError // what the reader's side was closed with
	werr  firstError // what the writer's side was closed with
}

// A firstError keeps the first error it is given.
type firstError struct {
	mu  sync.Mutex
	err error
}

func (f *firstError) set(err error) {
	f.mu.Lock()
	if f.err == nil {
		f.err = err
	}
	f.mu.Unlock()
}

func (f *firstError) get() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// close ends the pipe for both sides; the side whose error is in mine gave err.
func (p *pipe) close(mine *firstError, err error) {
	mine.set(err)
	p.once.Do(func() { close(p.done) })
}

func (p *pipe) closed() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// failure is what a call on the side that closed with mine gets, once the pipe is closed.
func failure(mine, other *firstError) error {
	closed := mine.get()
	if err := other.get(); closed == nil && err != nil {
		return err
	}
	return ErrClosedPipe
}

func (p *pipe) read(b []byte) (n int, err error) {
	if p.closed() {
		return 0, failure(&p.rerr, &p.werr)
	}
	select {
	case from := <-p.data:
		n = copy(b, from)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, failure(&p.rerr, &p.werr)
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	if p.closed() {
		return 0, failure(&p.werr, &p.rerr)
	}
	p.turn.Lock()
	defer p.turn.Unlock()
	for first := true; first || len(b) > 0; first = false {
		select {
		case p.data <- b:
			took := <-p.taken
			b = b[took:]
			n += took
		case <-p.done:
			return n, failure(&p.werr, &p.rerr)
		}
	}
	return n, nil
}

// A PipeReader is the side of a pipe that reads.
type PipeReader struct{ pipe }

// Read waits for a Write, and takes of it what data has room for.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close closes the reader: writes then give ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError closes the reader: writes then give err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.close(&r.pipe.rerr, err)
	return nil
}

// A PipeWriter is the side of a pipe that writes.
type PipeWriter struct{ r PipeReader }

// Write waits until all of data has been read, or the reader is closed.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

// Close closes the writer: reads then give EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError closes the writer: reads then give err.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.close(&w.r.pipe.werr, err)
	return nil
}

// Pipe makes a pipe, whose sides may be used by any goroutines.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{PipeReader{pipe{
		data:  make(chan []byte),
		taken: make(chan int),
		done:  make(chan struct{}),
	}}}
	return &w.r, w
}
