package io.argosy.agent.lease;

class GuardOnVersion1Test extends GuardProcessContract {
    GuardOnVersion1Test() {
        super(ControlGroup.version1());
    }
}
