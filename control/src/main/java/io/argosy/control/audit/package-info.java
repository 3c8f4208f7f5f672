/// Who asked for what: one record in the transaction of each change, the last ten thousand of them.
package io.argosy.control.audit;
