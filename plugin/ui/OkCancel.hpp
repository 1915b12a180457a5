#pragma once

#include "ui/Text.hpp"

class QDialog;
class QDialogButtonBox;

namespace ui {

// A dialog's two buttons, which accept and reject it.
QDialogButtonBox *okAndCancel(const Text &text, QDialog &dialog);

} // namespace ui
