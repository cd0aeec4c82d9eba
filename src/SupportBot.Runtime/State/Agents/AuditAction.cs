namespace SupportBot.Runtime.State.Agents;

/// <summary>What entries of the audit log tell of. The desk's page has words for each of them.</summary>
public static class AuditAction
{
    /// <summary>Signed in; the detail says how.</summary>
    public const string BeginSession = "session.begin";

    /// <summary>A session ended, by signing out or by what the detail names.</summary>
    public const string EndSession = "session.end";

    /// <summary>Somebody was not let in.</summary>
    public const string RefuseSession = "session.refused";

    /// <summary>Somebody who is signed in asked for what its role does not allow.</summary>
    public const string RefuseAccess = "access.refused";

    /// <summary>Chose whether to take cases.</summary>
    public const string ChooseStatus = "me.status";

    /// <summary>Changed how the page looks and behaves.</summary>
    public const string KeepSettings = "me.settings";

    /// <summary>Made an account.</summary>
    public const string AddAccount = "account.add";

    /// <summary>Opened a closed account.</summary>
    public const string EnableAccount = "account.enable";

    /// <summary>Closed an account.</summary>
    public const string DisableAccount = "account.disable";

    /// <summary>Changed what customers read as a colleague's name.</summary>
    public const string RenameAccount = "account.name";

    /// <summary>Changed what a colleague may do.</summary>
    public const string ChangeRole = "account.role";

    /// <summary>Changed which languages and how many cases a colleague takes; the detail is what holds now.</summary>
    public const string ChangeWork = "account.work";

    /// <summary>Set a new password.</summary>
    public const string SetPassword = "account.password";

    /// <summary>Listed the accounts.</summary>
    public const string ListAccounts = "account.list";

    /// <summary>Listed the colleagues.</summary>
    public const string ListAgents = "agents.list";

    /// <summary>Listed or searched cases; the target is the view, the detail the filter and how many there were.</summary>
    public const string ListCases = "case.list";

    /// <summary>Let cases be shown as they change.</summary>
    public const string FollowCases = "case.follow";

    /// <summary>Opened a case.</summary>
    public const string ReadCase = "case.read";

    /// <summary>Read the conversation.</summary>
    public const string ReadTranscript = "case.transcript";

    /// <summary>Had the conversation shown as it goes on, with notes.</summary>
    public const string WatchCase = "case.watch";

    /// <summary>Took the conversation along as a file.</summary>
    public const string DownloadTranscript = "case.download";

    /// <summary>Read the notes.</summary>
    public const string ReadNotes = "case.notes";

    /// <summary>Read the replies that are filled in from the case.</summary>
    public const string ReadCanned = "case.canned";

    /// <summary>Wrote a note.</summary>
    public const string WriteNote = "case.note";

    /// <summary>Saw what is masked; the detail is the reason that was given.</summary>
    public const string Reveal = "identity.reveal";

    /// <summary>Took a case.</summary>
    public const string Claim = "case.claim";

    /// <summary>The program gave a case to an agent; the detail is who, and why.</summary>
    public const string Assign = "case.assign";

    /// <summary>Wrote to the customer.</summary>
    public const string Reply = "case.reply";

    /// <summary>Gave the conversation back to the assistant.</summary>
    public const string Return = "case.return";

    /// <summary>Put a case back into the queue.</summary>
    public const string Release = "case.release";

    /// <summary>Handed a case to a colleague, who is the detail.</summary>
    public const string Transfer = "case.transfer";

    /// <summary>Closed a case.</summary>
    public const string Resolve = "case.resolve";

    /// <summary>Took a closed case up again.</summary>
    public const string Reopen = "case.reopen";

    /// <summary>Put a case out of the way, or ended that.</summary>
    public const string Snooze = "case.snooze";

    /// <summary>Noted a point of the checklist on the customer's behalf.</summary>
    public const string Mark = "case.checklist";

    /// <summary>Read a report.</summary>
    public const string ReadInsights = "insights.read";

    /// <summary>Took a message that was not understood along as a file.</summary>
    public const string ExportInsights = "insights.export";

    /// <summary>Read the audit log.</summary>
    public const string ReadAudit = "audit.read";

    /// <summary>Took the audit log along as a file.</summary>
    public const string ExportAudit = "audit.export";

    /// <summary>The end of the audit log was sealed anew, after as many entries as the detail says.</summary>
    public const string SealAudit = "audit.seal";

    /// <summary>Listed what could not be delivered.</summary>
    public const string ListOutbox = "outbox.list";

    /// <summary>Had a delivery tried again.</summary>
    public const string RetryOutbox = "outbox.retry";

    /// <summary>Read who and what of Teams belongs to the desk.</summary>
    public const string ReadTeams = "teams.read";

    /// <summary>Had a code made for Teams; the detail is what it is good for.</summary>
    public const string MakeTeamsCode = "teams.code";

    /// <summary>Became known in Teams.</summary>
    public const string LinkTeams = "teams.link";

    /// <summary>Ended that.</summary>
    public const string UnlinkTeams = "teams.unlink";

    /// <summary>Made a channel of Teams the desk.</summary>
    public const string OpenTeams = "teams.channel";

    /// <summary>Ended that.</summary>
    public const string CloseTeams = "teams.channel.end";

    /// <summary>Had a case shown in Teams again that was given up there.</summary>
    public const string RetryTeams = "teams.retry";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        BeginSession, EndSession, RefuseSession, RefuseAccess, ChooseStatus, KeepSettings, AddAccount, EnableAccount, DisableAccount, RenameAccount, ChangeRole, ChangeWork,
        SetPassword, ListAccounts, ListAgents, ListCases, FollowCases, ReadCase, ReadTranscript, WatchCase, DownloadTranscript, ReadNotes, ReadCanned, WriteNote, Reveal, Claim, Assign,
        Reply, Return, Release, Transfer, Resolve, Reopen, Snooze, Mark, ReadInsights, ExportInsights, ReadAudit, ExportAudit, SealAudit, ListOutbox, RetryOutbox,
        ReadTeams, MakeTeamsCode, LinkTeams, UnlinkTeams, OpenTeams, CloseTeams, RetryTeams,
    ];
}
