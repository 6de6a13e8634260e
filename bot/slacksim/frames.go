package slacksim

import (
	"bufio"
	"encoding/binary"
	"net"
	"net/http"
)

// frames watches the bytes that an app sends on a WebSocket for messages split into several frames: Slack does not
// put them together again, though RFC 6455 asks for it. Libraries split what exceeds their write buffer.
type frames struct {
	net.Conn
	header []byte
	skip   uint64 // bytes of payload still to come
	split  []bool // of each data message begun and not yet taken
}

func (f *frames) Read(p []byte) (int, error) {
	n, err := f.Conn.Read(p)
	f.watch(p[:n])
	return n, err
}

func (f *frames) watch(b []byte) {
	for len(b) > 0 {
		if f.skip > 0 {
			n := min(f.skip, uint64(len(b)))
			f.skip -= n
			b = b[n:]
			continue
		}
		f.header = append(f.header, b[0])
		b = b[1:]
		if length, ok := f.payload(); ok {
			f.begin(f.header[0])
			f.skip, f.header = length, f.header[:0]
		}
	}
}

// payload is the length that a whole header announces.
func (f *frames) payload() (length uint64, whole bool) {
	if len(f.header) < 2 {
		return 0, false
	}
	size := 2
	if f.header[1]&0x80 != 0 {
		size += 4 // the mask
	}
	short := f.header[1] & 0x7f
	switch short {
	case 126:
		size += 2
	case 127:
		size += 8
	}
	if len(f.header) < size {
		return 0, false
	}
	switch short {
	case 126:
		return uint64(binary.BigEndian.Uint16(f.header[2:])), true
	case 127:
		return binary.BigEndian.Uint64(f.header[2:]), true
	}
	return uint64(short), true
}

func (f *frames) begin(first byte) {
	if opcode := first & 0x0f; opcode == 1 || opcode == 2 {
		f.split = append(f.split, first&0x80 == 0)
	}
}

// takeSplit says whether the data message just read came in several frames.
func (f *frames) takeSplit() bool {
	if len(f.split) == 0 {
		return false
	}
	split := f.split[0]
	f.split = f.split[1:]
	return split
}

// hijacker hands a connection over with its frames watched.
type hijacker struct {
	http.ResponseWriter
	frames *frames
}

func (h *hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffers, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	h.frames = &frames{Conn: conn}
	return h.frames, buffers, nil
}
