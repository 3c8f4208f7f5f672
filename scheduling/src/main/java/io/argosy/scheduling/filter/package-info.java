/// The hard rules of placement, one class each. They are asked in the order of [io.argosy.scheduling.filter.Filters#STANDARD]; the first that refuses names the reason.
package io.argosy.scheduling.filter;
