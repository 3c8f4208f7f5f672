/// The borders of the house, as ARCHITECTURE.md draws them, held against the compiled classes.
package io.argosy.architecture;
