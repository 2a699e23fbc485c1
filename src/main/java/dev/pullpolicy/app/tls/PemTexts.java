package dev.pullpolicy.app.tls;

/** What two PEM files held when they were read, byte for byte (ISO 8859-1). */
record PemTexts(String certificate, String privateKey) {}
