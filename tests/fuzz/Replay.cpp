// Gives a target every file of its corpus once, where libFuzzer is not there to do it: replay FOLDER|FILE…

#include "fuzz/Expect.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

void replay(const fs::path &path)
{
	std::ifstream file(path, std::ios::binary);
	const std::string bytes((std::istreambuf_iterator<char>(file)), {});
	std::fprintf(stderr, "%s\n", path.filename().string().c_str()); // the last one is the one that failed
	LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
}

} // namespace

int main(int count, char **arguments)
{
	std::vector<fs::path> files;
	for (int at = 1; at < count; ++at) {
		const fs::path given = arguments[at];
		if (fs::is_directory(given)) {
			files.insert(files.end(), fs::directory_iterator(given), {});
		} else {
			files.push_back(given);
		}
	}
	std::ranges::sort(files);
	std::ranges::for_each(files, replay);
	return files.empty() ? 1 : 0; // a corpus that went missing
}
