namespace SupportBot.Channels.Desk.Accounts;

/// <summary>What the routes of leads and admins read and answer.</summary>
internal static class AccountBodies
{
    internal sealed record AccountView(string Id, string UserName, string Name, string Role, bool Disabled, DateTimeOffset CreatedAt, bool External, string? Email)
    {
        /// <summary>The languages whose cases the program gives; absent for every language.</summary>
        public IReadOnlyList<string>? Languages { get; init; }

        /// <summary>The most open cases that it gives; absent for what the profile says.</summary>
        public int? Capacity { get; init; }
    }

    internal sealed record AccountList(IReadOnlyList<AccountView> Accounts);

    internal sealed record NewAccount(string? UserName, string? Name, string? Role, IReadOnlyList<string>? Languages, int? Capacity);

    internal sealed record MadeAccount(AccountView Account, string Password);

    /// <param name="Name">The new name.</param>
    /// <param name="Role">The new role.</param>
    /// <param name="Disabled">Whether it is closed.</param>
    /// <param name="Languages">Languages whose cases the program gives; empty: every language.</param>
    /// <param name="Capacity">The most open cases; 0: what the profile says.</param>
    internal sealed record AccountChange(string? Name, string? Role, bool? Disabled, IReadOnlyList<string>? Languages, int? Capacity);

    internal sealed record NewPassword(string Password);

    internal sealed record AuditPerson(string Id, string Name);

    internal sealed record AuditLine(long Id, DateTimeOffset At, AuditPerson Agent, string Action, string? Target, string? Detail);

    /// <param name="Entries">The entries of the page.</param>
    /// <param name="Intact">Whether the whole log is what was once written.</param>
    /// <param name="BrokenAt">Id of the first entry that is not, or that is missing.</param>
    /// <param name="Fault">changed, cut-off or seal.</param>
    internal sealed record AuditPage(IReadOnlyList<AuditLine> Entries, bool Intact, long? BrokenAt, string? Fault);

    internal sealed record DeadItem(long Id, string ConversationId, string Channel, DateTimeOffset CreatedAt, int Attempts, string? Problem);

    internal sealed record DeadItems(IReadOnlyList<DeadItem> Items);
}
