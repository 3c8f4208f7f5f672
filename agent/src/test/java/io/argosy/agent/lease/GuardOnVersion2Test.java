package io.argosy.agent.lease;

class GuardOnVersion2Test extends GuardProcessContract {
    GuardOnVersion2Test() {
        super(ControlGroup.version2());
    }
}
