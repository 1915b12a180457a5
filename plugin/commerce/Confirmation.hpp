#pragma once

#include "commerce/ShopUpdate.hpp"

namespace commerce {

// What a feed says when the shop confirms its last answer: that nothing changed – or, where that answer left SKUs out,
// the same answer again, because "everything as before" would also confirm the old numbers of those.
inline ShopUpdate confirmationOf(const ShopUpdate &answer)
{
	if (!answer.remarks.empty()) {
		return answer;
	}
	ShopUpdate confirmation;
	confirmation.unchanged = true;
	return confirmation;
}

} // namespace commerce
