/// How a machine becomes a node: it shows a node token, is checked, and is written down. Nothing is written of a machine that is refused.
package io.argosy.control.join;
