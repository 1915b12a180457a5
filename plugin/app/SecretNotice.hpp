#pragma once

#include "core/Error.hpp"
#include "core/Log.hpp"
#include "core/Message.hpp"

#include <filesystem>
#include <utility>

namespace app {

// What the user is told of where the shops' secrets are: nothing while they are in the system's store.
//
// SecretKeeper's; its thread only.
class SecretNotice {
public:
	SecretNotice(std::filesystem::path file, core::Log log) : file_(std::move(file)), log_(std::move(log)) {}

	// Empty: nothing.
	const core::Message &said() const { return said_; }

	void clear() { said_ = {}; }
	// In the owner-only file, and why; `any`: there is something to keep.
	void inFile(const core::Error &why, bool any);
	// In the store, whose entries make sense or do not. Whether that is news.
	bool inStore(bool readable);

private:
	std::filesystem::path file_;
	core::Log log_;
	core::Message said_;
};

} // namespace app
