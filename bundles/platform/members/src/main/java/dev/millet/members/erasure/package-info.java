/** Has the modules erase what they keep of members whose accounts were deleted. */
package dev.millet.members.erasure;
