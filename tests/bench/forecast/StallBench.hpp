#pragma once

namespace replay {

// What stalls cost, as LiveShelf estimates it, against the truth of invented shows; beside the pace of the last half
// minute. Prints a table.
void benchStallCost();

} // namespace replay
