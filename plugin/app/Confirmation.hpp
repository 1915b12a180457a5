#pragma once

#include "commerce/ShopUpdate.hpp"

namespace app {

// What a feed says when the shop confirms its last answer: that nothing changed – or, where that answer left SKUs out,
// the same answer again, because "everything as before" would also confirm the old numbers of those.
inline commerce::ShopUpdate confirmationOf(const commerce::ShopUpdate &answer)
{
	if (!answer.remarks.empty()) {
		return answer;
	}
	commerce::ShopUpdate confirmation;
	confirmation.unchanged = true;
	return confirmation;
}

} // namespace app
