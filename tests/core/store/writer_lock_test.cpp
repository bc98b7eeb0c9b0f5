// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer_lock.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <csignal>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::HasValue;
using test::TempDir;
using test::valueOf;

/// Another process, until it is told to end.
class Child {
public:
    template <typename Work>
    explicit Child(Work work)
    {
        if (::pipe(m_ready) != 0 || ::pipe(m_end) != 0) throw std::runtime_error("no pipe");
        m_pid = ::fork();
        if (m_pid != 0) return;
        ::close(m_end[1]);
        const auto held = work();
        const char word = held.hasValue() ? '1' : '0';
        static_cast<void>(!::write(m_ready[1], &word, 1));
        char none = 0;
        static_cast<void>(!::read(m_end[0], &none, 1));
        ::_exit(0);  // without destructors, as if it had died
    }
    bool holds()
    {
        char word = '0';
        return ::read(m_ready[0], &word, 1) == 1 && word == '1';
    }
    void end()
    {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }
    ~Child()
    {
        if (m_pid > 0) end();
        for (const int file : {m_ready[0], m_ready[1], m_end[0], m_end[1]}) ::close(file);
    }
    pid_t pid() const { return m_pid; }

private:
    int m_ready[2] = {-1, -1};
    int m_end[2] = {-1, -1};
    pid_t m_pid = 0;
};

TEST(WriterLockTest, ASecondWriterInTheSameProcessIsRefused)
{
    const TempDir dir;
    const WriterLock lock = valueOf(WriterLock::acquire(dir / "p", "training"));
    EXPECT_THAT(WriterLock::acquire(dir / "p", "importing"), HasErrorCode(ErrorCode::Busy));
    EXPECT_THAT(WriterLock::acquire(dir / "other", "importing"), HasValue());
}

TEST(WriterLockTest, ExcludesOtherProcessesAndSaysWhatTheyDo)
{
    const TempDir dir;
    Child child([&] { return WriterLock::acquire(dir / "p", "importing"); });
    ASSERT_TRUE(child.holds());
    const auto second = WriterLock::acquire(dir / "p", "training");
    EXPECT_THAT(second, HasErrorCode(ErrorCode::Busy));
    EXPECT_THAT(second, HasErrorWith("importing, process " + std::to_string(child.pid())));
    child.end();
    EXPECT_THAT(WriterLock::acquire(dir / "p", "training"), HasValue())
        << "the system releases what a dead process held";
}

TEST(WriterLockTest, LeavesNoFileBehind)
{
    const TempDir dir;
    {
        const WriterLock lock = valueOf(WriterLock::acquire(dir / "p", "training"));
        EXPECT_EQ(dir.listing(), "p.lock");
        EXPECT_EQ(test::readBytes(dir / "p.lock"),
                  "training, process " + std::to_string(::getpid()));
    }
    EXPECT_EQ(dir.listing(), "");
}

TEST(WriterLockTest, MovesWithItsHolder)
{
    const TempDir dir;
    std::optional<WriterLock> kept;
    {
        WriterLock lock = valueOf(WriterLock::acquire(dir / "p", "training"));
        kept.emplace(std::move(lock));
    }
    EXPECT_THAT(WriterLock::acquire(dir / "p", "importing"), HasErrorCode(ErrorCode::Busy));
    kept.reset();
    EXPECT_THAT(WriterLock::acquire(dir / "p", "importing"), HasValue());
}

TEST(WriterLockTest, ALockFileThatAKilledProgramLeftDoesNotBlock)
{
    const TempDir dir;
    dir.write("p.lock", "training, process 1");
    EXPECT_THAT(WriterLock::acquire(dir / "p", "training"), HasValue());
}

TEST(WriterLockTest, ALinkToAProjectIsTheSameProject)
{
    const TempDir dir;
    dir.write("p", "");
    std::filesystem::create_symlink(dir / "p", dir / "link");
    const WriterLock lock = valueOf(WriterLock::acquire(dir / "p", "training"));
    EXPECT_THAT(WriterLock::acquire(dir / "link", "importing"), HasErrorCode(ErrorCode::Busy));
}

TEST(WriterLockTest, SaysWhyThePlaceCannotBeWritten)
{
    const TempDir dir;
    EXPECT_THAT(WriterLock::acquire(dir / "none/p", "training"), HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(WriterLock::acquire(dir / "none/p", "training"), HasErrorWith("No such file"));
}

TEST(WriterLockTest, OfManyAtOnceOneHolds)
{
    const TempDir dir;
    std::vector<std::unique_ptr<Child>> children;
    for (int i = 0; i < 8; ++i)
        children.push_back(
            std::make_unique<Child>([&] { return WriterLock::acquire(dir / "p", "training"); }));
    int holders = 0;
    for (auto& child : children) holders += child->holds() ? 1 : 0;
    EXPECT_EQ(holders, 1);
}

}  // namespace
}  // namespace crossfade
