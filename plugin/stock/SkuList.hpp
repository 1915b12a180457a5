#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace stock {

struct SkuState;

// The rows of the shelf, in chunks that copies share: publishing a list in which one row changed copies that row's
// chunk and a list of chunks, not 100,000 pointers. A published copy never changes; the writer keeps the original.
class SkuList {
public:
	using Row = std::shared_ptr<const SkuState>;

	class Iterator {
	public:
		using value_type = Row;
		using difference_type = std::ptrdiff_t;

		Iterator() = default;
		Iterator(const SkuList *list, std::size_t at) : list_(list), at_(at) {}

		const Row &operator*() const { return (*list_)[at_]; }
		Iterator &operator++()
		{
			++at_;
			return *this;
		}
		Iterator operator++(int) { return {list_, at_++}; }
		bool operator==(const Iterator &) const = default;

	private:
		const SkuList *list_ = nullptr;
		std::size_t at_ = 0;
	};

	std::size_t size() const { return size_; }
	bool empty() const { return size_ == 0; }
	const Row &operator[](std::size_t row) const { return (*chunks_[row / kChunk])[row % kChunk]; }
	Iterator begin() const { return {this, 0}; }
	Iterator end() const { return {this, size_}; }

	// Puts a row in its place, or one more at the end.
	void set(std::size_t row, Row state);
	// What readers get. The writer's next `set` copies the chunk it changes.
	SkuList publish();

private:
	static constexpr std::size_t kChunk = 256; // of the order of the square root of 100,000
	using Chunk = std::vector<Row>;

	std::vector<std::shared_ptr<Chunk>> chunks_;
	std::vector<bool> isShared_; // by chunk: a copy reads it
	std::size_t size_ = 0;
};

} // namespace stock
