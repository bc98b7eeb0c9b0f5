// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/judgements.h"
#include "core/workflow/kept_artist.h"
#include "ui/models/judgement.h"
#include "ui/models/kept_history.h"
#include "ui/models/project_session.h"

#include <QObject>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace crossfade::ui {

/// A person's marks and notes in the open project, written at once; what can't be written is told
/// of, and stays as it was. Kept and rejected is an artist as an answer to who is asked for; hidden
/// whatever is asked. GUI thread.
class JudgementModel : public QObject {
    Q_OBJECT
public:
    /// Every change is a step of `history`, borrowed.
    explicit JudgementModel(KeptHistory& history, QObject* parent = nullptr);

    /// The open project, borrowed; null: none, and nothing is judged. Reads it.
    void setSession(ProjectSession* session);
    /// Reads again what the project holds, after another wrote to it.
    void reload();
    /// Ids of who is asked for.
    void setQuery(std::vector<std::string> query);

    const Judgements& judgements() const { return m_judgements; }
    Judgement of(ArtistRow artist) const { return judgementOf(m_judgements, artist); }

    /// Whom lists are to leave out, ascending: see hiddenRows(), and who is rejected if wished.
    std::vector<ArtistRow> leftOut() const;
    bool leavesOutRejected() const { return m_leavesOutRejected; }
    void setLeavesOutRejected(bool leavesOut);

    /// Marks all these artists, or takes the mark back where all have it already. Whether they are
    /// marked now; none if nothing could be done, which is told of. Who is asked for can't be kept
    /// or rejected.
    std::optional<bool> toggle(const std::vector<ArtistRow>& artists, Mark mark);
    /// Whether all of them have the mark.
    bool haveAll(const std::vector<ArtistRow>& artists, Mark mark) const;

    // Notes go by the id of the artist, so that what is being typed finds them in another state of
    // the catalogue too.

    QString note(const std::string& artist) const;
    /// Replaces the note of an artist; an empty one takes it away. False if that failed, which is
    /// told of.
    bool setNote(const std::string& artist, const QString& note);

    struct HiddenArtist {
        KeptArtist artist;
        std::vector<std::string> query;  ///< ids it is hidden for; empty: whatever is asked
        QString forWhom;                 ///< labels of these
    };
    /// All who are hidden for some query or whatever is asked, those no longer in the catalogue
    /// too, by label.
    std::vector<HiddenArtist> hidden();
    void showAgain(const HiddenArtist& artist);

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    void judge();
    /// The record by which an artist has a mark for the present query; null if they have not.
    const MarkRecord* recordOf(ArtistRow artist, Mark mark) const;
    MarkChange changeFor(ArtistRow artist, Mark mark, bool takeBack) const;
    bool isAsked(ArtistRow artist) const;
    const CatalogueSnapshot& catalogue() const { return *m_session->catalogue(); }
    QString nameOf(const std::vector<ArtistRow>& artists) const;
    void tell(const Error& error);

    KeptHistory* m_history;
    ProjectSession* m_session = nullptr;
    std::vector<std::string> m_query;  ///< ascending
    std::vector<MarkRecord> m_marks;
    std::vector<NoteRecord> m_notes;
    Judgements m_judgements;
    bool m_leavesOutRejected = false;
};

}  // namespace crossfade::ui
