package io.argosy.model.service;

/// Over how many zones the tasks of a service have to be at least, so that it survives the loss of some.
///
/// @param min zones, from 2
/// @param soft whether fewer are put up with where there is no other way; tasks wait otherwise
public record ZoneSpec(int min, boolean soft) {

    public static final int LEAST = 2;
    public static final int MOST = 100;

    public ZoneSpec {
        if (min < LEAST || min > MOST) {
            throw new IllegalArgumentException("zones are asked for from " + LEAST + " to " + MOST + ", not " + min);
        }
    }
}
