package websim

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"time"
)

// authority vouches for the sites of one Web.
type authority struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
}

func newAuthority() (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := certificate()
	template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(raw)
	return &authority{key, cert}, err
}

// certificate is valid at any time that a test's clock may show.
func certificate() *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(1),
		NotBefore:    time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC),
	}
}

// issue makes a certificate for the name that a client asks for.
func (a *authority) issue(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	template := certificate()
	template.DNSNames = []string{hello.ServerName}
	raw, err := x509.CreateCertificate(rand.Reader, template, a.cert, a.key.Public(), a.key)
	if err != nil {
		return nil, err
	}
	return &tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: a.key}, nil
}

// roots are the authorities that a client trusts; with real, those of the
// machine too.
func (a *authority) roots(real bool) *x509.CertPool {
	pool := x509.NewCertPool()
	if real {
		if machine, err := x509.SystemCertPool(); err == nil {
			pool = machine
		}
	}
	pool.AddCert(a.cert)
	return pool
}
