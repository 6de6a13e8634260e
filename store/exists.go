package store

import "os"

// Exists returns fs.ErrNotExist where url names a file that isn't there yet. A
// server isn't asked before it is opened.
func Exists(url string) error {
	e, err := parseURL(url)
	if err != nil {
		return err
	}
	if file, is := e.(sqliteEngine); is {
		_, err = os.Stat(file.path)
	}
	return err
}
