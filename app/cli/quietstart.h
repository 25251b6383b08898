// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace litekeep::cli {

/// Makes the QCoreApplication without a word on stderr about the environment's character
/// set: litekeepctl writes UTF-8 whatever it is, and stderr may be read by a program.
class QuietStart
{
public:
    QuietStart();
    ~QuietStart();
    QuietStart(const QuietStart &) = delete;
    QuietStart &operator=(const QuietStart &) = delete;
};

} // namespace litekeep::cli
