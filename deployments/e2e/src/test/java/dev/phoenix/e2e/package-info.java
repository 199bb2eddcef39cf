/** The whole of Phoenix on the embedded platform, as its users start it. */
package dev.phoenix.e2e;
