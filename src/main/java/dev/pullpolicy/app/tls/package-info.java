/** The serving certificate: read from files, checked, and replaced while the webhook serves. */
package dev.pullpolicy.app.tls;
