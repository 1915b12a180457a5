#include "support/TcpCongestion.hpp"

#include "support/TcpBbr.hpp"
#include "support/TcpCubic.hpp"

namespace support {

std::unique_ptr<TcpCongestion> TcpCongestion::create(Kind kind)
{
	if (kind == Kind::Bbr) {
		return std::make_unique<TcpBbr>();
	}
	return std::make_unique<TcpCubic>();
}

} // namespace support
