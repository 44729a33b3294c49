/** Sign-up. */
package dev.millet.members.signup;
