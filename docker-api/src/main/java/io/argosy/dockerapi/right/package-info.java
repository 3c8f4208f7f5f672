/// Who may do what on the virtual engine. Pure: who somebody is, the server says; what a request asks for, is read from its route and its body.
package io.argosy.dockerapi.right;
