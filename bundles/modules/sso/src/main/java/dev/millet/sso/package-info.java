/** Members sign in with accounts that they have elsewhere. */
package dev.millet.sso;
