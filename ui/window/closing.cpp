// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/closing.h"

#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

namespace crossfade::ui {

Closing::Closing(QWidget& window, std::vector<LongJob> jobs)
    : QObject(&window), m_window(&window), m_jobs(std::move(jobs))
{
    for (const LongJob& job : m_jobs)
        // Later: what is delivered may begin the next work.
        connect(job.runner, &JobRunner::finished, this, &Closing::look, Qt::QueuedConnection);
}

std::vector<const LongJob*> Closing::running() const
{
    std::vector<const LongJob*> running;
    for (const LongJob& job : m_jobs)
        if (job.runner->running()) running.push_back(&job);
    return running;
}

bool Closing::mayClose()
{
    if (m_decided || running().empty()) return true;
    if (m_question)
        m_question->raise();
    else
        ask();
    return false;
}

void Closing::ask()
{
    m_waiting = false;
    QStringList titles;
    QStringList ends;
    for (const LongJob* job : running()) {
        titles << tr("%1 is not done yet.").arg(job->runner->title());
        if (!ends.contains(job->ifStopped)) ends << job->ifStopped;
    }
    auto* question = new QMessageBox(QMessageBox::Question, tr("Close Crossfade?"),
                                     titles.join(u'\n'), QMessageBox::NoButton, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(ends.join(u'\n'));
    QPushButton* stop = question->addButton(tr("&Stop and close"), QMessageBox::DestructiveRole);
    QPushButton* wait = question->addButton(tr("Close when &done"), QMessageBox::AcceptRole);
    QPushButton* stay = question->addButton(tr("Stay &open"), QMessageBox::RejectRole);
    question->setDefaultButton(wait);
    question->setEscapeButton(stay);
    connect(question, &QMessageBox::finished, this, [this, question, stop, wait] {
        const QAbstractButton* chosen = question->clickedButton();
        m_question.clear();
        if (chosen == stop) {
            stopAll();
            m_window->close();
        } else if (chosen == wait) {
            this->wait();
        }
    });
    m_question = question;
    question->open();
}

void Closing::stopAll()
{
    m_decided = true;
    for (const LongJob* job : running()) job->runner->cancel();
}

void Closing::wait()
{
    m_waiting = true;
    Q_EMIT told(
        tr("Crossfade closes when all work is done. Close it again to think better of it."));
    look();  // it may have ended while the question stood
}

void Closing::look()
{
    if (m_waiting && running().empty()) m_window->close();
}

}  // namespace crossfade::ui
