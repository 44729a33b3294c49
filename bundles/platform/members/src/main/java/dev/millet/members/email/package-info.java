/** Mail that accounts need: to confirm an address, to sign in, to set a password. */
package dev.millet.members.email;
