/** The program: its commands and the wiring. The only package that knows all others. */
package dev.pullpolicy.app;
