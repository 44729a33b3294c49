/**
 * Contains what somebody hostile, or a machine that fails, would try on the running system; begin
 * here to see what is defended. Each test names an attack, what must not happen, and, as a control,
 * what happens where the protection is off.
 */
package dev.millet.tests.hostile;
