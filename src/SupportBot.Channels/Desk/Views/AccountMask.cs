namespace SupportBot.Channels.Desk.Views;

/// <summary>Hides who a customer is: enough stays to compare, not enough to find somebody.</summary>
internal static class AccountMask
{
    private const string Hidden = "•••";

    private const int FewestToShow = 8;

    public static string Of(string account)
    {
        var at = account.LastIndexOf('@');
        return at > 0 ? string.Concat(account.AsSpan(0, 1), Hidden, account.AsSpan(at))
            : account.Length < FewestToShow ? Hidden
            : string.Concat(account.AsSpan(0, 2), Hidden, account.AsSpan(account.Length - 2));
    }
}
