/** Turns two-factor authentication on and off, and tells its member. */
package dev.millet.members.enrollment;
